package dev.loveless.docker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.loveless.engine.data.JsonData;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LastJsonDocumentTest {
    private static String in(String text) {
        return LastJsonDocument.in(text).map(JsonData::text).orElse("none");
    }

    @Test
    void isTheLastLineAfterOthers() {
        assertThat(in("working\n{\"a\": 1}\n{\"b\": 2}\n\n")).isEqualTo("{\"b\": 2}");
    }

    @Test
    void mayHaveSeveralLines() {
        assertThat(in("log\n{\n  \"a\": [\n    {\"b\": 1}\n  ]\n}")).isEqualTo("{\n  \"a\": [\n    {\"b\": 1}\n  ]\n}");
        assertThat(in("[\n[1],\n[2]\n]")).isEqualTo("[\n[1],\n[2]\n]");
    }

    @Test
    void mayBeAnyJsonValue() {
        assertThat(in("5")).isEqualTo("5");
        assertThat(in("x\n  \"text\"")).isEqualTo("\"text\"");
        assertThat(in("null")).isEqualTo("null");
    }

    @Test
    void isNoneWhereTextStandsBeforeOrAfterItInItsLines() {
        assertThat(in("result: {\"a\": 1}")).isEqualTo("none");
        assertThat(in("{\"a\": 1} done")).isEqualTo("none");
        assertThat(in("{\"a\": 1} {\"b\": 1}")).isEqualTo("none");
        assertThat(in("all 5 done")).isEqualTo("none");
        assertThat(in("")).isEqualTo("none");
        assertThat(in("{\"a\": ")).isEqualTo("none");
    }

    @Test
    void mayBeFollowedByLinesOfTextIfItIsAnObjectOrAnArray() {
        assertThat(in("{\"a\": 1}\ndone")).isEqualTo("{\"a\": 1}");
        assertThat(in("log\n{\"a\": 1}\n  {\n \"b\": [{}]\n}\t\nall done in {3} s\n"))
                .isEqualTo("{\n \"b\": [{}]\n}");
        assertThat(in("[1]\n{\"a\": 1} done\n[2\n")).isEqualTo("[1]");
        assertThat(in("5\ndone")).isEqualTo("none");
        assertThat(in("{\"a\": \n{\"b\": 2}\ndone")).isEqualTo("{\"b\": 2}");
    }

    @Test
    void isSoughtInALongLogInNoTime() {
        String log = "{\"level\": \"info\", \"text\": \"a line of a log\"}\n".repeat(50_000) + "map{a}";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> in(log)))
                .isEqualTo("{\"level\": \"info\", \"text\": \"a line of a log\"}");
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> in("{\"a\": [\n".repeat(100_000) + "x")))
                .isEqualTo("none");
    }
}
