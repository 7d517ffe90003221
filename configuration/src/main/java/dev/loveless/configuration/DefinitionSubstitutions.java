package dev.loveless.configuration;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceText;
import dev.loveless.configuration.diagnostic.ConfigurationCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values in place of {@code ${Name}} in definitions, as SAM and CloudFormation do. Stateless. */
public final class DefinitionSubstitutions {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9]{1,2000})}");

    private DefinitionSubstitutions() {}

    /**
     * A definition with values put in.
     *
     * @param unused the names of values that have no place in it, in order
     */
    public record Substituted(String text, Set<String> unused) {
        public Substituted {
            unused = Set.copyOf(unused);
        }
    }

    /**
     * Puts the values in. A place whose name has no value stays, so that validation points at it. In JSON values are
     * escaped as texts need it; in YAML they are put in as they are.
     */
    public static Substituted apply(String definition, SourceFormat format, Map<String, String> values) {
        Set<String> used = new HashSet<>();
        String text = PLACE.matcher(definition).replaceAll(place -> {
            used.add(place.group(1));
            return Matcher.quoteReplacement(replacement(place, format, values));
        });
        Set<String> unused = new TreeSet<>(values.keySet());
        unused.removeAll(used);
        return new Substituted(text, unused);
    }

    private static String replacement(MatchResult place, SourceFormat format, Map<String, String> values) {
        String value = values.get(place.group(1));
        if (value == null) {
            return place.group();
        }
        return format == SourceFormat.JSON
                ? new String(JsonStringEncoder.getInstance().quoteAsString(value))
                : value;
    }

    /**
     * A warning for each substitution of a state machine that has no place in its definition, shown where it stands in
     * the configuration.
     *
     * @param configuration the text of the configuration that was read
     */
    public static List<Diagnostic> warnings(SourceText configuration, String stateMachine, Set<String> unused) {
        Optional<SourceNode> root = SourceReader.readTree(configuration, ConfigurationReader.format(configuration))
                .root();
        return root.flatMap(node -> member(node, ConfigurationFields.STATE_MACHINES.name()))
                .flatMap(machines -> member(machines.value(), stateMachine))
                .flatMap(machine -> member(machine.value(), StateMachineFields.SUBSTITUTIONS.name()))
                .map(substitutions -> unused.stream()
                        .sorted()
                        .flatMap(name -> member(substitutions.value(), name).stream())
                        .map(DefinitionSubstitutions::warning)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<SourceMember> member(SourceNode node, String name) {
        return node instanceof SourceObject object ? object.member(name) : Optional.empty();
    }

    private static Diagnostic warning(SourceMember substitution) {
        return Diagnostic.at(
                        substitution.value().location(),
                        ConfigurationCode.UNUSED_SUBSTITUTION,
                        "The definition has no place '${" + substitution.name() + "}'")
                .shownAt(substitution.namePosition())
                .withRemedy("Remove the substitution, or write its place in the definition.");
    }
}
