package dev.loveless.docker.runtime;

/**
 * What a request to the Runtime API, or to the Extensions API beside it, is for (documented).
 *
 * @param requestId the one that is answered; empty where none is
 */
record RuntimeRoute(Kind kind, String requestId) {
    private static final String RUNTIME = "/2018-06-01/runtime/";
    private static final String INVOCATION = RUNTIME + "invocation/";
    private static final String EXTENSION = "/2020-01-01/extension/";

    enum Kind {
        NEXT,
        RESPONSE,
        ERROR,
        INIT_ERROR,
        EXTENSION_REGISTER,
        EXTENSION_NEXT,
        EXTENSION_ERROR,
        TELEMETRY,
        LOGS,
        UNKNOWN_METHOD,
        UNKNOWN_PATH
    }

    static RuntimeRoute of(String method, String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (path.startsWith(INVOCATION)) {
            return invocation(method, path.substring(INVOCATION.length()));
        }
        return switch (path) {
            case RUNTIME + "init/error" -> only("POST", method, Kind.INIT_ERROR);
            case EXTENSION + "register" -> only("POST", method, Kind.EXTENSION_REGISTER);
            case EXTENSION + "event/next" -> only("GET", method, Kind.EXTENSION_NEXT);
            case EXTENSION + "init/error", EXTENSION + "exit/error" -> only("POST", method, Kind.EXTENSION_ERROR);
            case "/2022-07-01/telemetry" -> only("PUT", method, Kind.TELEMETRY);
            case "/2020-08-15/logs" -> only("PUT", method, Kind.LOGS);
            default -> new RuntimeRoute(Kind.UNKNOWN_PATH, "");
        };
    }

    private static RuntimeRoute invocation(String method, String rest) {
        if (rest.equals("next")) {
            return only("GET", method, Kind.NEXT);
        }
        int slash = rest.indexOf('/');
        String requestId = slash < 0 ? "" : rest.substring(0, slash);
        Kind kind = switch (slash < 0 ? "" : rest.substring(slash + 1)) {
            case "response" -> Kind.RESPONSE;
            case "error" -> Kind.ERROR;
            default -> Kind.UNKNOWN_PATH;
        };
        return kind == Kind.UNKNOWN_PATH || method.equals("POST")
                ? new RuntimeRoute(kind, requestId)
                : new RuntimeRoute(Kind.UNKNOWN_METHOD, "");
    }

    private static RuntimeRoute only(String expected, String method, Kind kind) {
        return new RuntimeRoute(expected.equals(method) ? kind : Kind.UNKNOWN_METHOD, "");
    }
}
