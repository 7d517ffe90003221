package dev.loveless.cli.run;

import dev.loveless.asl.display.Style;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.configuration.Configuration;
import dev.loveless.configuration.StateMachineSettings;
import java.util.List;
import java.util.Optional;

/** What the configuration says of the machine that is run. */
record Configured(Configuration configuration, Optional<StateMachineSettings> machine, List<String> warnings) {
    static Configured read(RunOptions options, Style style) throws RefusedException, MisuseException {
        return new Configured(Configuration.defaults(), Optional.empty(), List.of());
    }

    SourceText substituted(SourceText text, SourceFormat format) {
        return text;
    }
}
