package dev.loveless.conformance.command;

import static dev.loveless.conformance.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.Shell.Answer;
import dev.loveless.conformance.command.Shell.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When the launcher builds, which JVM it starts and with what. In a checkout of its own, with stand-ins for Maven and
 * Java that write down how they were called, so that nothing is compiled here.
 */
class LauncherTest {
    private static final String MAVEN = """
            #!/bin/sh
            cat >/dev/null
            sleep 0.3
            echo "in $PWD" >>"$RECORD/builds"
            [ ! -e "$RECORD/slow" ] || exec sleep 100
            [ ! -e "$RECORD/broken" ] || { echo "cannot find symbol"; exit 1; }
            mkdir -p cli/target
            echo built >cli/target/loveless.jar
            """;
    private static final String JAVA = """
            #!/bin/sh
            for argument; do
              case "$argument" in
                -XX:ArchiveClassesAtExit=*)
                  echo archive >"${argument#*=}"
                  echo made >>"$RECORD/archives"
                  [ ! -e "$RECORD/slow archive" ] || exec sleep 100
                  exit 0 ;;
              esac
            done
            printf '%s\\n' "$@"
            cat
            exit 7
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path root;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shell shell;

    @BeforeEach
    void checkOut() throws IOException {
        root = Files.createDirectories(directory.resolve("a check out"));
        Files.copy(Shell.checkout().resolve("loveless"), root.resolve("loveless"));
        for (String source : List.of("pom.xml", "cli/pom.xml", "cli/src/main/java/Main.java")) {
            write(root.resolve(source), "as checked out");
            Files.setLastModifiedTime(root.resolve(source), FileTime.from(anHourAgo()));
        }
        try (Stream<Path> all = Files.walk(root.resolve("cli/src"))) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(anHourAgo()));
            }
        }
        Path tools = directory.resolve("tools");
        program(tools.resolve("mvn"), MAVEN);
        program(tools.resolve("java"), JAVA);
        shell = new Shell(Files.createDirectories(directory.resolve("else where")))
                .with("PATH", tools + ":/usr/bin:/bin")
                .with("RECORD", directory.toString())
                .with("XDG_CACHE_HOME", directory.resolve("my cache").toString());
    }

    @Test
    void buildsOnFirstUseOnly() {
        assertThat(run().err())
                .isEqualTo("loveless: building (first use, or the sources have changed); this takes a minute or so\n");
        assertThat(run().err()).isEmpty();
        assertThat(recorded("builds")).containsExactly("in " + root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "cli/pom.xml", "cli/src/main/java/Main.java", "cli/src/main/java/New.java"})
    void buildsAgainAfterAnEdit(String source) throws IOException {
        run();
        write(root.resolve(source), "edited");
        Files.setLastModifiedTime(
                root.resolve(source), FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
        run();

        assertThat(recorded("builds")).hasSize(2);
    }

    @Test
    void buildsAgainWhereASourceIsGone() throws IOException {
        run();
        Files.setLastModifiedTime(root.resolve("cli/target/loveless.jar"), FileTime.from(anHourAgo()));
        Files.delete(root.resolve("cli/src/main/java/Main.java"));
        run();

        assertThat(recorded("builds")).hasSize(2);
    }

    @Test
    void buildsOnceForTwoFirstRunsAtOnce() {
        Running one = shell.start(launcher());
        Running other = shell.start(launcher());

        assertThat(one.end().exitCode()).isEqualTo(7);
        assertThat(other.end().exitCode()).isEqualTo(7);
        assertThat(recorded("builds")).hasSize(1);
    }

    @Test
    void showsWhatMavenSaidOfABuildThatFailed() throws IOException {
        write(directory.resolve("broken"), "");

        assertThat(run()).isEqualTo(new Answer(2, "", """
                        loveless: building (first use, or the sources have changed); this takes a minute or so
                        cannot find symbol
                        loveless: the build failed; ./verify says more
                        """));
    }

    @Test
    void doesNotBuildWhereThatIsForbidden() {
        shell.with("LOVELESS_BUILD", "never");

        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run().err()).contains("LOVELESS_BUILD=never forbids building");
        assertThat(recorded("builds")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void isEndedByASignalWhileItBuilds(String signal, int exitCode) throws Exception {
        write(directory.resolve("slow"), "");
        Running building = startInterruptibly();
        await().until(() -> !recorded("builds").isEmpty());
        shell.run("kill", "-" + signal, Long.toString(building.process().pid()));

        assertThat(building.end())
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(exitCode))
                .satisfies(answer -> assertThat(answer.out()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void isEndedByASignalWhileItMakesTheArchive(String signal, int exitCode) throws Exception {
        write(directory.resolve("slow archive"), "");
        Running preparing = startInterruptibly();
        await().until(() -> !recorded("archives").isEmpty());
        shell.run("kill", "-" + signal, Long.toString(preparing.process().pid()));

        assertThat(preparing.end())
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(exitCode))
                .satisfies(answer -> assertThat(answer.out()).isEmpty());
        try (Stream<Path> kept = Files.list(directory.resolve("my cache/loveless"))) {
            assertThat(kept).isEmpty();
        }
    }

    @Test
    void passesArgumentsStandardInputAndExitCodeThrough() throws IOException {
        Path input = directory.resolve("input");
        write(input, "from standard input\n");
        Answer answer = shell.reading(input).run(launcher(), "validate", "two words", "", "*");

        assertThat(answer.exitCode()).isEqualTo(7);
        assertThat(answer.out()).endsWith("""
                dev.loveless.cli.Main
                validate
                two words

                *
                from standard input
                """);
    }

    @Test
    void putsTheJarOnTheClassPath() {
        assertThat(run().out()).contains("-cp\n" + root + "/cli/target/loveless.jar\n");
    }

    @Test
    void isFoundThroughASymbolicLink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), root.resolve("loveless"));

        assertThat(shell.run("bash", link.toString()).exitCode()).isEqualTo(7);
        assertThat(recorded("builds")).containsExactly("in " + root);
    }

    @Test
    void makesTheArchiveOnceAndUsesIt() {
        assertThat(run().out()).contains("-XX:SharedArchiveFile=" + directory.resolve("my cache/loveless/"));
        assertThat(run().out()).contains("-XX:SharedArchiveFile=" + directory.resolve("my cache/loveless/"));
        assertThat(recorded("archives")).hasSize(1);
    }

    @Test
    void replacesTheArchiveOfAnEarlierBuild() throws IOException {
        run();
        write(root.resolve("cli/target/loveless.jar"), "another build");
        run();

        assertThat(recorded("archives")).hasSize(2);
        try (Stream<Path> kept = Files.list(directory.resolve("my cache/loveless"))) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void runsWithoutAnArchiveWhereTheCacheCannotBeWritten() throws IOException {
        write(directory.resolve("my cache"), "a file, not a directory");
        run();

        assertThat(run())
                .satisfies(answer -> assertThat(answer.err()).isEmpty())
                .satisfies(answer -> assertThat(answer.out()).doesNotContain("SharedArchiveFile"))
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(7));
    }

    @Test
    void runsWithoutAnArchiveWhereThereIsNoHome() {
        shell.without("XDG_CACHE_HOME");
        run();

        assertThat(run().out()).doesNotContain("SharedArchiveFile");
        assertThat(run().exitCode()).isEqualTo(7);
    }

    @Test
    void keepsTheArchiveInTheHomeWhereNothingElseIsSaid() {
        shell.without("XDG_CACHE_HOME").with("HOME", directory.toString());

        assertThat(run().out()).contains("-XX:SharedArchiveFile=" + directory.resolve(".cache/loveless/"));
    }

    @Test
    void prefersTheJvmOfJavaHome() throws IOException {
        Path home = directory.resolve("a jdk");
        program(home.resolve("bin/java"), "#!/bin/sh\necho the other JVM\n");

        assertThat(shell.with("JAVA_HOME", home.toString()).run(launcher()).out())
                .isEqualTo("the other JVM\n");
    }

    @Test
    void saysSoWhereJavaHomeIsWrong() {
        Answer answer = shell.with("JAVA_HOME", "/nowhere").run(launcher());

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("loveless: there is no /nowhere/bin/java."
                        + " Correct JAVA_HOME, or install a JDK of version 17 or later.\n");
    }

    @Test
    void saysSoWhereTheJvmIsTooOld() throws IOException {
        Path home = directory.resolve("jdk-11");
        program(home.resolve("bin/java"), JAVA);
        write(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"11.0.2\"\n");
        Answer answer = shell.with("JAVA_HOME", home.toString()).run(launcher());

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("is of version 11. Set JAVA_HOME to a JDK of version 17 or later.");
    }

    @Test
    void startsServersWithBothCompilersAndBoundedHeap() {
        assertThat(shell.run(launcher(), "serve").out())
                .contains("\n-Xmx512m\n")
                .doesNotContain("TieredStopAtLevel");
        assertThat(run().out()).contains("-XX:TieredStopAtLevel=1\n").doesNotContain("-Xmx");
    }

    @Test
    void addsTheOptionsOfTheEnvironmentToTheJvm() {
        assertThat(shell.with("LOVELESS_JAVA_OPTS", "-Xmx1g -Da=b")
                        .run(launcher())
                        .out())
                .contains("\n-Xmx1g\n-Da=b\n-cp\n");
    }

    /** Whoever runs the tests in the background may have SIGINT ignored. */
    private Running startInterruptibly() {
        return shell.start("env", "--default-signal", launcher(), "--version");
    }

    private Answer run() {
        return shell.run(launcher(), "--version");
    }

    private String launcher() {
        return root.resolve("loveless").toString();
    }

    private List<String> recorded(String what) {
        try {
            Path file = directory.resolve(what);
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Instant anHourAgo() {
        return Instant.now().minus(Duration.ofHours(1));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, content);
    }

    private static void program(Path file, String content) throws IOException {
        write(file, content);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
