package dev.loveless.junit.coverage.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.Loveless;
import dev.loveless.junit.coverage.Orders;
import dev.loveless.junit.coverage.model.CoverageRecorder;
import dev.loveless.junit.coverage.model.RunCoverage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextSummaryTest {
    @Test
    void saysWhatIsMissingByNameFileAndLine() {
        CoverageRecorder recorder = new CoverageRecorder();
        try (Orders orders = new Orders(recorder::watch)) {
            orders.takeAll();
            orders.take("{\"total\": 0, \"items\": []}");
        }
        assertThat(TextSummary.of(recorder.coverage(), Optional.of("target/loveless-coverage/index.html")))
                .isEqualTo("""
                        Coverage of state machines (target/loveless-coverage/index.html)
                          order: states 13/13, transitions 17/17, choices 6/6, retriers 2/2, exhausted 2/2, catchers 2/2, branches 3/3
                        """);

        String missing = TextSummary.of(Orders.coverage("{\"total\": 0, \"items\": [1]}"), Optional.empty());
        assertThat(missing.lines()
                        .map(line ->
                                line.strip().replaceAll("\\S*/order", "order").replaceAll(" {2,}", "  "))
                        .toList())
                .startsWith(
                        "Coverage of state machines",
                        "order: states 8/13, transitions 7/17, choices 2/6, retriers 0/2, exhausted 0/2, catchers 0/2, branches 3/3",
                        "Check Choices[1] → Review  never taken  order.asl.json:9")
                .contains("Review  never entered  order.asl.json:17");
    }

    @Test
    void aLongListIsCutAndCounted() {
        StringBuilder rules = new StringBuilder();
        for (int index = 0; index < 30; index++) {
            rules.append("{\"Variable\": \"$.n\", \"NumericEquals\": " + index + ", \"Next\": \"End\"},\n");
        }
        CoverageRecorder recorder = new CoverageRecorder();
        try (Loveless loveless =
                Loveless.builder().virtualTime().watchedBy(recorder::watch).build()) {
            loveless.stateMachine("Many", """
                    {"StartAt": "Choose", "States": {"End": {"Type": "Succeed"},
                      "Choose": {"Type": "Choice", "Choices": [
                    %s {"Variable": "$.n", "IsPresent": false, "Next": "End"}]}}}
                    """.formatted(rules)).start().await();
        }

        assertThat(TextSummary.of(recorder.coverage(), Optional.empty()).lines())
                .hasSize(13)
                .contains("    Choose Choices[0] → End  never taken    line 3")
                .endsWith("    and 22 more");
    }

    @Test
    void aRunWithoutMachinesHasNothingToSay() {
        assertThat(TextSummary.of(RunCoverage.EMPTY, Optional.empty())).isEqualTo("Coverage of state machines\n");
    }
}
