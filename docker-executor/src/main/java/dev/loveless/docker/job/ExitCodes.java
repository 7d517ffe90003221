package dev.loveless.docker.job;

/** What exit codes mean to people. */
final class ExitCodes {
    private static final int SIGNAL = 128;

    private ExitCodes() {}

    static String described(int code) {
        String meaning = meaning(code);
        return "exit code " + code + (meaning.isEmpty() ? "" : " (" + meaning + ")");
    }

    private static String meaning(int code) {
        return switch (code) {
            case 126 -> "the program cannot be executed";
            case 127 -> "no such program";
            case 134 -> "aborted, SIGABRT";
            case 137 -> "killed, SIGKILL";
            case 139 -> "segmentation fault, SIGSEGV";
            case 143 -> "ended by SIGTERM";
            default -> code > SIGNAL && code <= SIGNAL + 64 ? "signal " + (code - SIGNAL) : "";
        };
    }
}
