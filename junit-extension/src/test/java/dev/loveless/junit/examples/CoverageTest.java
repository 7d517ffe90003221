package dev.loveless.junit.examples;

import dev.loveless.engine.Loveless;
import dev.loveless.junit.LovelessTest;
import org.junit.jupiter.api.Test;

@LovelessTest
class CoverageTest {
    @Test
    void isThatOfAllForks(Loveless loveless) {}
}
