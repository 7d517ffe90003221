package dev.loveless.conformance.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSONPath of the few forms that cases use to leave members out. */
record SkipPath(List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("(\\.\\.|\\.)([^.\\[]+)|\\[(\\d+)\\]");

    private record Step(boolean anywhere, Object key) {}

    static SkipPath of(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text.substring(1));
        while (matcher.find()) {
            Object key = matcher.group(3) != null ? (Object) Integer.valueOf(matcher.group(3)) : matcher.group(2);
            steps.add(new Step("..".equals(matcher.group(1)), key));
        }
        return new SkipPath(steps);
    }

    /** Whether it leads to this place or to something around it. */
    boolean covers(List<Object> path) {
        return covers(0, path, 0);
    }

    private boolean covers(int step, List<Object> path, int from) {
        if (step == steps.size()) {
            return true;
        }
        int last = steps.get(step).anywhere() ? path.size() : Math.min(path.size(), from + 1);
        for (int at = from; at < last; at++) {
            if (path.get(at).equals(steps.get(step).key()) && covers(step + 1, path, at + 1)) {
                return true;
            }
        }
        return false;
    }
}
