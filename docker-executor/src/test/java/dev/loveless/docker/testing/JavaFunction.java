package dev.loveless.docker.testing;

import java.util.Map;

/** What AWS's runtime interface client calls in the Java image; knows nothing but the JDK. */
public final class JavaFunction {
    private int count;

    /** Does what the event says. */
    public Object handle(Map<String, Object> event) {
        count++;
        return switch (String.valueOf(event.get("do"))) {
            case "count" -> Map.of("count", count);
            case "fail" -> throw new IllegalArgumentException("as told");
            case "exit" -> {
                Runtime.getRuntime().halt(Integer.parseInt(String.valueOf(event.get("with"))));
                yield Map.of();
            }
            default -> event;
        };
    }
}
