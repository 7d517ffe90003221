package dev.loveless.junit.explore;

/** How a task is made to fail. */
public sealed interface TaskFailure {
    /** It fails with an error of that name. */
    record Named(String error) implements TaskFailure {
        @Override
        public String words() {
            return "fails with " + error;
        }
    }

    /**
     * It never answers, though it gives signs of life: {@code States.Timeout} of the state, or of the whole execution.
     */
    record Timeout() implements TaskFailure {
        @Override
        public String words() {
            return "never answers";
        }
    }

    /** It begins and is silent: {@code States.HeartbeatTimeout}. */
    record HeartbeatTimeout() implements TaskFailure {
        @Override
        public String words() {
            return "gives no sign of life";
        }
    }

    /** For people, to follow the name of the task. */
    String words();
}
