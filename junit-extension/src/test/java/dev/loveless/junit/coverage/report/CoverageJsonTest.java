package dev.loveless.junit.coverage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.loveless.junit.coverage.Orders;
import dev.loveless.junit.coverage.model.Measure;
import dev.loveless.junit.coverage.model.RunCoverage;
import dev.loveless.junit.coverage.model.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageJsonTest {
    private final RunCoverage coverage =
            Orders.coverage("{\"total\": 0, \"items\": [1]}", "{\"total\": 7, \"items\": []}");

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        String text = CoverageJson.write(coverage).toString();

        assertThat(CoverageJson.read(new JsonMapper().readTree(text))).isEqualTo(coverage);
    }

    @Test
    void countsStandWhereTheDefinitionHasThem() {
        JsonNode machine = CoverageJson.write(coverage).at("/machines/0");

        assertThat(machine.at("/name").asText()).isEqualTo("order");
        assertThat(machine.at("/executions").asInt()).isEqualTo(2);
        assertThat(machine.at("/summary/states")).hasToString("{\"covered\":9,\"total\":13}");
        assertThat(machine.at("/states/0/ways/0")).hasToString("""
                {"kind":"rule","index":0,"target":"Pack","detail":"$.total NumericEquals 0","line":8,"taken":1}""");
        assertThat(machine.at("/states/0/ways/1/detail").asText())
                .isEqualTo("$.total NumericGreaterThan 1000 and not $.customer StringEquals \"known\"");
        assertThat(machine.at("/states/2/retriers/0")).hasToString("""
                {"index":0,"errors":["Busy"],"line":27,"matched":0,"exhausted":0}""");
        assertThat(machine.at("/states/3/groups/0/field").asText()).isEqualTo("Branches[0]");
    }

    @Test
    void runsOfSeveralProcessesThatShareADirectoryAreOne(@TempDir Path directory) throws IOException {
        RunCoverage other = Orders.coverage("{\"total\": 7, \"prepaid\": true, \"items\": []}");

        CoverageFiles.merge(directory, coverage);
        RunCoverage both = CoverageFiles.merge(directory, other);

        assertThat(both.machines()).hasSize(1);
        assertThat(both.machines().get(0).states().begun()).isEqualTo(3);
        assertThat(both.tally(Measure.CHOICES)).isEqualTo(new Tally(4, 6));
    }

    @Test
    void aFileThatHoldsNoCoverageIsNamed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("other.coverage.json"), "{\"format\": 2}");

        assertThatThrownBy(() -> CoverageFiles.merge(directory, coverage))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " holds no coverage: This is no coverage of format 1.");
    }
}
