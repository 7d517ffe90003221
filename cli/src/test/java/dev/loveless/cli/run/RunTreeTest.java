package dev.loveless.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.cli.Terminal;
import dev.loveless.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Parallel and Map states are told of, line by line. */
class RunTreeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void showsWhichBranchAStateIsIn() throws IOException {
        Answer answer = run("""
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches:
                      - {StartAt: A, States: {A: {Type: Wait, Seconds: 1, Next: B}, B: {Type: Pass, End: true}}}
                      - {StartAt: C, States: {C: {Type: Wait, Seconds: 2, End: true}}}
                    End: true
                """);

        assertThat(answer.err()).isEqualTo("""
                   0.000s  tree  begins, in virtual time
                   0.000s  Both  2 branches
                   0.000s  Both[0]/A  waits 1s, until 2026-01-01T00:00:01Z
                   0.000s  Both[1]/C  waits 2s, until 2026-01-01T00:00:02Z
                   1.000s  Both[0]/A  done in 1.000s, next B
                   1.000s  Both[0]/B  done in 0.000s
                   2.000s  Both[1]/C  done in 2.000s
                   2.000s  Both  done in 2.000s
                   2.000s  tree  succeeded after 2.000s

                State  Runs  Attempts  Failed  Average  Longest
                Both      1         1       -   2.000s   2.000s
                  A       1         1       -   1.000s   1.000s
                  C       1         1       -   2.000s   2.000s
                  B       1         1       -   0.000s   0.000s
                """);
    }

    @Test
    void tellsWhatAFailingBranchDoesToTheOthersAndWhoCatchesIt() throws IOException {
        Answer answer = run("""
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches:
                      - {StartAt: A, States: {A: {Type: Wait, Seconds: 9, End: true}}}
                      - StartAt: B
                        States: {B: {Type: Wait, Seconds: 1, Next: C}, C: {Type: Fail, Error: Broken, Cause: a cup}}
                    Retry: [{ErrorEquals: [Broken], MaxAttempts: 1, IntervalSeconds: 3}]
                    Catch: [{ErrorEquals: [States.ALL], Next: Mend}]
                    End: true
                  Mend: {Type: Succeed}
                """);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err().lines())
                .contains(
                        "   1.000s  Both[0]/A  aborted after 1.000s",
                        "   1.000s  Both[1]/C  failed after 0.000s: Broken: a cup",
                        "   1.000s  Both  retry 1 in 3s",
                        "   5.000s  Both[1]/C  failed after 0.000s: Broken: a cup",
                        "   5.000s  Both  caught after 5.000s, next Mend",
                        "Both      1         2       2   5.000s   5.000s",
                        "  A       2         2       -   1.000s   1.000s");
    }

    @Test
    void numbersTheItemsOfDistributedMapsByTheirIndex() throws IOException {
        Answer answer = run("""
                QueryLanguage: JSONata
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    Items: "{% [3, 1, 1] %}"
                    ItemProcessor:
                      ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: EXPRESS}
                      StartAt: Work
                      States: {Work: {Type: Wait, Seconds: "{% $states.input %}", End: true}}
                    End: true
                """);

        assertThat(answer.out()).isEqualTo("[3,1,1]\n");
        assertThat(answer.err().lines())
                .contains(
                        "   0.000s  Each  3 items",
                        "   1.000s  Each[1]/Work  done in 1.000s",
                        "   1.000s  Each[2]/Work  done in 1.000s",
                        "   3.000s  Each[0]/Work  done in 3.000s",
                        "  Work     3         3       -   1.666s   3.000s");
    }

    @Test
    void tellsOfManyItemsHowFarTheyAreAndWhichFailed() throws IOException {
        Answer answer = run("""
                QueryLanguage: JSONata
                StartAt: Many
                States:
                  Many:
                    Type: Map
                    Items: "{% [1..10000] %}"
                    MaxConcurrency: 100
                    ToleratedFailurePercentage: 50
                    ItemProcessor:
                      ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
                      StartAt: Work
                      States:
                        Work: {Type: Wait, Seconds: 1, Next: Odd}
                        Odd:
                          Type: Choice
                          Choices: [{Condition: "{% $states.input % 100 = 7 %}", Next: Bad}]
                          Default: Good
                        Bad: {Type: Fail, Error: Seven}
                        Good: {Type: Succeed}
                    Output: "{% $count($states.result) %}"
                    End: true
                """);

        assertThat(answer.out()).isEqualTo("9900\n");
        assertThat(answer.err().lines())
                .hasSizeLessThan(60)
                .contains(
                        "   0.000s  Many  10,000 items, 100 at once",
                        "   1.000s  Many[6]/Bad  failed after 0.000s: Seven",
                        "  21.000s  Many  further failures of its iterations are counted, not shown",
                        "Many         1         1       -    1m40s    1m40s",
                        "  Bad      100       100     100   0.000s   0.000s");
        assertThat(answer.err()).containsPattern("Many  [3-5],\\d{3} of 10,000 done, \\d+ running, \\d+ failed\n");
    }

    @Test
    void tellsCausesOfManyLinesInFullAtTheEnd() throws IOException {
        Answer answer = run("""
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches:
                      - StartAt: Break
                        States: {Break: {Type: Fail, Error: Broken, Cause: "a cup\\n  of tea\\n\\nand a plate\\n"}}
                    Catch: [{ErrorEquals: [States.ALL], Next: Report}]
                    End: true
                  Report:
                    Type: Fail
                    Error: Reported
                    Cause: '{"ExitCode": 3, "Reason": "%s"}'
                """.formatted("x".repeat(200)));

        assertThat(answer.err())
                .contains("Both[0]/Break  failed after 0.000s: Broken: a cup\n")
                .contains("""

                Both[0]/Break  Broken
                    a cup
                      of tea
                    and a plate
                Report  Reported
                    {
                      "ExitCode" : 3,
                      "Reason" : "%s"
                    }
                {"status":"FAILED","error":"Reported","cause":""".formatted("x".repeat(200)));
    }

    @Test
    void tellsTheSameCauseOnce() throws IOException {
        Answer answer = run("""
                QueryLanguage: JSONata
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    Items: "{% [1..30] %}"
                    ToleratedFailurePercentage: 100
                    ItemProcessor:
                      ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: EXPRESS}
                      StartAt: Break
                      States:
                        Break: {Type: Fail, Error: Broken,
                          Cause: "{% 'a cup\\nno. ' & ($states.input < 20 ? 'one' : $states.input) %}"}
                    End: true
                """);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).containsPattern("""
                Each\\[0]/Break  Broken, and 18 times more
                    a cup
                    no\\. one
                Each\\[19]/Break  Broken
                    a cup
                    no\\. 20
                (?s:.*)
                … and 2 failures more
                """);
    }

    private Answer run(String definition) throws IOException {
        Path file = Files.writeString(directory.resolve("tree.asl.yaml"), definition);
        return Terminal.run("run", "--virtual-time", file.toString());
    }
}
