package dev.loveless.junit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.Loveless;
import dev.loveless.junit.coverage.model.CoverageRecorder;
import dev.loveless.junit.coverage.model.Measure;
import org.junit.jupiter.api.Test;

class CoverageByHandTest {
    @Test
    void coverageOfAnEngineOfOnesOwn() {
        CoverageRecorder recorder = new CoverageRecorder();
        try (Loveless loveless =
                Loveless.builder().virtualTime().watchedBy(recorder::watch).build()) {
            loveless.stateMachine("Hello", """
                    {"StartAt": "Greet", "States": {"Greet": {"Type": "Succeed"}}}
                    """).start().await();
        }

        assertThat(recorder.coverage().tally(Measure.STATES).percent()).isEqualTo(100);
    }
}
