package dev.loveless.conformance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.clients.Client;
import dev.loveless.conformance.command.LovelessServer;
import dev.loveless.conformance.command.Shell.Answer;
import dev.loveless.conformance.documentation.Page.Block;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs in the documentation that call the API print what stands under them. */
@Tag("real-clients")
class ClientProgramsIT {
    private static final String OUTPUT = "text";

    /** All blocks of a page in a client's language, one after the other, and all that they print. */
    record Program(Page page, Client client, String source, String output) {
        @Override
        public String toString() {
            return page + ": " + client;
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printWhatStandsUnderThem(Program program, @TempDir Path directory, @TempDir Path elsewhere) {
        try (LovelessServer server = LovelessServer.start(elsewhere)) {
            Answer answer = program.client().run(program.source(), directory, server);

            assertThat(answer.err()).isEmpty();
            assertThat(answer.out()).isEqualTo(program.output());
            assertThat(answer.exitCode()).isZero();
        }
    }

    static List<Program> programs() {
        List<Program> programs = Page.all().stream()
                .flatMap(page -> Stream.of(Client.values()).map(client -> program(page, client)))
                .filter(program -> program.source().contains(Client.USUAL_ENDPOINT))
                .toList();
        assertThat(programs)
                .extracting(Program::toString)
                .contains("README.md: CLI", "docs/clients.md: CLI", "docs/clients.md: BOTO3")
                .contains("docs/clients.md: JAVASCRIPT");
        return programs;
    }

    private static Program program(Page page, Client client) {
        StringBuilder source = new StringBuilder();
        StringBuilder output = new StringBuilder();
        List<Block> blocks = page.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).language().equals(client.language())) {
                source.append(blocks.get(i).content());
                if (i + 1 < blocks.size() && blocks.get(i + 1).language().equals(OUTPUT)) {
                    output.append(blocks.get(i + 1).content());
                }
            }
        }
        return new Program(page, client, source.toString(), output.toString());
    }
}
