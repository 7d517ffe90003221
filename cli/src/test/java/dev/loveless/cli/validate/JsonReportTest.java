package dev.loveless.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.cli.Terminal;
import dev.loveless.cli.Terminal.Answer;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    @Test
    void listsFindingsByFile() {
        Answer answer = Terminal.runWithInput(
                "{\"StartAt\": \"é\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}",
                "validate",
                "--format",
                "json",
                "-");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).isEqualTo("""
                        {
                          "errors" : 2,
                          "warnings" : 0,
                          "files" : [
                            {
                              "file" : "<stdin>",
                              "result" : "FAIL",
                              "diagnostics" : [
                                {
                                  "severity" : "ERROR",
                                  "code" : "MISSING_TRANSITION_TARGET",
                                  "lint" : false,
                                  "message" : "Missing 'Next' target: \\u00E9",
                                  "location" : "/StartAt",
                                  "line" : 1,
                                  "column" : 13,
                                  "remedy" : "Did you mean 'A'?"
                                },
                                {
                                  "severity" : "ERROR",
                                  "code" : "MISSING_TRANSITION_TARGET",
                                  "lint" : false,
                                  "message" : "State \\"A\\" is not reachable.",
                                  "location" : "/States/A",
                                  "line" : 1,
                                  "column" : 29,
                                  "remedy" : "Remove it, or let another state go to it."
                                }
                              ]
                            }
                          ],
                          "unreadable" : [ ]
                        }
                        """);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Answer answer = Terminal.runWithInput("[]", "validate", "--format", "json", "-");

        assertThat(answer.out())
                .contains("\"message\" : \"Definition must be a valid JSON object\",\n          \"line\" : 1,")
                .doesNotContain("\"location\"", "null");
    }

    @Test
    void tellsOfFilesThatCannotBeReadThereToo() {
        Answer answer = Terminal.runWithInput(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}",
                "validate",
                "--format",
                "json",
                "no such file.json",
                "-");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).startsWith("loveless validate: cannot read no such file.json: there is no such file.");
        assertThat(answer.out()).isEqualTo("""
                        {
                          "errors" : 0,
                          "warnings" : 0,
                          "files" : [
                            {
                              "file" : "<stdin>",
                              "result" : "OK",
                              "diagnostics" : [ ]
                            }
                          ],
                          "unreadable" : [
                            {
                              "file" : "no such file.json",
                              "reason" : "there is no such file",
                              "remedy" : "Check the path; it is taken from the current directory."
                            }
                          ]
                        }
                        """);
    }
}
