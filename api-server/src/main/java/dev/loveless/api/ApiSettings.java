package dev.loveless.api;

import dev.loveless.api.operation.TestCases;
import dev.loveless.api.resource.ExecutionWatch;
import java.util.Optional;

/**
 * What an API over an engine is given beside the engine.
 *
 * @param testCases for executions whose tasks are mocked
 * @param watch looks on as executions begin and end
 */
public record ApiSettings(TestCases testCases, ExecutionWatch watch) {
    /** No mocks, and nobody who looks on. */
    public static final ApiSettings DEFAULT = new ApiSettings(Optional::empty, ExecutionWatch.NONE);
}
