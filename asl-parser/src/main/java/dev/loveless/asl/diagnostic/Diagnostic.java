package dev.loveless.asl.diagnostic;

import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.Position;
import java.util.Optional;

/**
 * One fault of a definition, or of another file that is read with positions.
 *
 * @param code what kind of fault
 * @param message AWS's text, to the letter, for AWS's codes
 * @param location where, as AWS prints it ({@code /States/A/Next}); empty where AWS gives none
 * @param position the place in the text that a person should look at
 * @param remedy what to do about it, for people; never part of AWS's answers
 */
public record Diagnostic(
        DiagnosticCode code, String message, Optional<String> location, Position position, Optional<String> remedy) {

    /** A fault of the value that stands at {@code location}. */
    public static Diagnostic at(Location location, DiagnosticCode code, String message) {
        return new Diagnostic(code, message, Optional.of(location.aslPath()), location.position(), Optional.empty());
    }

    public Severity severity() {
        return code.severity();
    }

    public boolean isError() {
        return severity() == Severity.ERROR;
    }

    /** The same fault with advice for people. */
    public Diagnostic withRemedy(String remedy) {
        return new Diagnostic(code, message, location, position, Optional.of(remedy));
    }

    /** The same fault, shown to people at another place of the text, e.g. at a member's name. */
    public Diagnostic shownAt(Position position) {
        return new Diagnostic(code, message, location, position, remedy);
    }
}
