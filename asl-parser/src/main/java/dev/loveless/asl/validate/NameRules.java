package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for the names of states, which are unique over the whole machine, and for labels. */
final class NameRules {
    private static final int LONGEST = 80;
    private static final Pattern UNFIT_FOR_ARN = Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]");

    private final Findings findings;
    private final Set<String> names = new HashSet<>();
    private final Set<String> labels = new HashSet<>();

    private NameRules(Findings findings) {
        this.findings = findings;
    }

    static void check(SourceObject root, Findings findings) {
        new NameRules(findings).checkScope(root);
    }

    /** The text is inferred. */
    static void checkName(String name, Location location, Findings findings) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST) {
            findings.add(Diagnostic.at(
                            location,
                            AslCode.INVALID_STATE_NAME,
                            "State name must be between 1 and " + LONGEST + " characters long")
                    .withRemedy("Shorten the name and what refers to it."));
        }
    }

    /** Whether the text can be part of an ARN (Step Functions API: the characters that names may not have). */
    static boolean isFitForArn(String text) {
        return !UNFIT_FOR_ARN.matcher(text).find();
    }

    private void checkScope(SourceObject scope) {
        for (SourceMember member : Scopes.states(scope)) {
            SourceNode state = member.value();
            checkName(member.name(), state.location(), findings);
            if (!names.add(member.name())) {
                findings.add(Diagnostic.at(
                                state.location(),
                                AslCode.DUPLICATE_STATE_NAME,
                                "Duplicate State name: " + member.name())
                        .shownAt(member.namePosition())
                        .withRemedy("Names are unique over the whole machine, inside Parallel and Map states too."));
            }
            checkLabel(state);
            Scopes.inside(state).forEach(this::checkScope);
        }
    }

    /** The text is inferred. */
    private void checkLabel(SourceNode state) {
        if (state instanceof SourceObject object) {
            Scopes.text(object, "Label")
                    .filter(label -> !labels.add(label.json().textValue()))
                    .ifPresent(label -> findings.add(Diagnostic.at(
                                    label.location(),
                                    AslCode.DUPLICATE_LABEL_NAME,
                                    "Duplicate Label name: " + label.json().textValue())
                            .withRemedy("Give each Map state a label of its own.")));
        }
    }
}
