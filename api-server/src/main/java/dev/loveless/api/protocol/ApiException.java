package dev.loveless.api.protocol;

import java.util.Objects;

/**
 * Ends a call with an error, from however deep in its checks. Has no stack trace, as it is no fault of the program; it
 * never leaves this module.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    public ApiException(ApiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    public ApiError error() {
        return Objects.requireNonNull(error);
    }
}
