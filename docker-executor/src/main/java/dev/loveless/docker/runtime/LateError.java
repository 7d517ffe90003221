package dev.loveless.docker.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.Header;

/** An error that a streaming function notices when it has begun to answer: it is told after the body (documented). */
final class LateError {
    private LateError() {}

    /** The document of the error that trailers tell of, if they do. */
    static Optional<String> in(List<? extends Header> trailers) {
        return value(trailers, "Lambda-Runtime-Function-Error-Type")
                .map(type -> value(trailers, "Lambda-Runtime-Function-Error-Body")
                        .flatMap(LateError::decoded)
                        .orElseGet(() -> RuntimeErrors.document(type, "")));
    }

    private static Optional<String> value(List<? extends Header> trailers, String name) {
        return trailers.stream()
                .filter(trailer -> trailer.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .findFirst()
                .map(String::valueOf);
    }

    private static Optional<String> decoded(String body) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(body.trim()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Not as documented: then the type alone has to do.
            return Optional.empty();
        }
    }
}
