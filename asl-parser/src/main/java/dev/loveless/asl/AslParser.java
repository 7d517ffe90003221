package dev.loveless.asl;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.parse.ReadResult;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.parse.StateMachineBuilder;
import dev.loveless.asl.source.SourceDocument;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.asl.validate.DefinitionValidator;
import java.util.List;
import java.util.Optional;

/** The front end of the States Language: text in; a syntax tree, or AWS's reasons for refusing it, out. Stateless. */
public final class AslParser {
    private AslParser() {}

    /**
     * Reads a definition and checks it as AWS does. Never throws for anything a text can hold.
     *
     * @param type the type of machine that is to be created with it
     */
    public static ParsedDefinition parse(SourceText text, SourceFormat format, StateMachineType type) {
        ReadResult read = SourceReader.read(text, format);
        if (read.document().isEmpty()) {
            return new ParsedDefinition(text, Optional.empty(), read.diagnostics());
        }
        try {
            return check(text, read.document().get(), type);
        } catch (StackOverflowError e) {
            // The rules follow the nesting; on the small stack of some thread even allowed nesting can be too deep.
            Diagnostic tooDeep = Diagnostic.at(
                    read.document().get().root().location(),
                    AslCode.TOO_DEEPLY_NESTED,
                    "The definition is too deeply nested");
            return new ParsedDefinition(text, Optional.empty(), List.of(tooDeep));
        }
    }

    private static ParsedDefinition check(SourceText text, SourceDocument document, StateMachineType type) {
        List<Diagnostic> diagnostics = DefinitionValidator.validate(document, type);
        Optional<StateMachine> machine = diagnostics.stream().anyMatch(Diagnostic::isError)
                ? Optional.empty()
                : Optional.of(StateMachineBuilder.build(document.root()));
        return new ParsedDefinition(text, machine, diagnostics);
    }
}
