package dev.loveless.api;

import dev.loveless.api.log.LogSink;
import dev.loveless.api.operation.TestCases;
import java.util.Optional;

/**
 * What an API over an engine is given beside the engine.
 *
 * @param testCases for executions whose tasks are mocked
 * @param executionLog where executions are logged whose machines ask for it; stays the caller's to close
 * @param statusEvents where changes of executions' statuses are told; stays the caller's to close
 */
public record ApiSettings(TestCases testCases, Optional<LogSink> executionLog, Optional<LogSink> statusEvents) {
    /** No mocks, and nothing told. */
    public static final ApiSettings DEFAULT = new ApiSettings(Optional::empty, Optional.empty(), Optional.empty());
}
