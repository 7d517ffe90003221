package dev.loveless.docker.job;

/** What exit codes mean to people. */
final class ExitCodes {
    /** Of a program that was sent SIGKILL. */
    static final int KILLED = 137;

    private static final int NOT_EXECUTABLE = 126;
    private static final int NO_SUCH_PROGRAM = 127;
    private static final int SIGNAL = 128;

    private ExitCodes() {}

    static String described(int code) {
        String meaning = meaning(code);
        return "exit code " + code + (meaning.isEmpty() ? "" : " (" + meaning + ")");
    }

    /** Whether it is what shells and inits end with when a program could not be executed. */
    static boolean isNotExecuted(int code) {
        return code == NOT_EXECUTABLE || code == NO_SUCH_PROGRAM;
    }

    private static String meaning(int code) {
        return switch (code) {
            case NOT_EXECUTABLE -> "the program cannot be executed";
            case NO_SUCH_PROGRAM -> "no such program";
            case 134 -> "aborted, SIGABRT";
            case KILLED -> "killed, SIGKILL";
            case 139 -> "segmentation fault, SIGSEGV";
            case 143 -> "ended by SIGTERM";
            default -> code > SIGNAL && code <= SIGNAL + 64 ? "signal " + (code - SIGNAL) : "";
        };
    }
}
