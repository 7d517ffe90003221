package dev.loveless.junit.task;

/**
 * That an assertion in the code of a stand-in did not hold, or that what it answers cannot be a task's result: the
 * test's own matter, which no Retry or Catch of the machine is to hide.
 */
record StandInFinding(TaskInvocation invocation, TaskStub stub, Throwable thrown) {
    /** On one line, for the cause of the execution's failure. */
    String cause() {
        return text().replaceAll("\\s+", " ");
    }

    /** For the failure of the test. */
    String text() {
        return "The stand-in " + stub + " fails the test, at its invocation " + invocation.number() + ", in state '"
                + invocation.state() + "':\n" + (thrown.getMessage() == null ? thrown : thrown.getMessage());
    }
}
