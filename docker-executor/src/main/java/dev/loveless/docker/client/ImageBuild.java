package dev.loveless.docker.client;

import com.github.dockerjava.api.model.BuildResponseItem;
import dev.loveless.docker.event.ComponentEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The progress of a build, line by line: from the first step on that is not in the engine's cache, so that a build that
 * changes nothing says nothing.
 */
final class ImageBuild extends Progress<BuildResponseItem> {
    private static final int KEPT_LINES = 20;
    /** The last thing that all builders say (recorded). */
    private static final Pattern RESULT = Pattern.compile("Successfully built ([0-9a-f]{12,64})");

    private final String image;
    private final Consumer<ComponentEvent> events;
    private final Deque<String> last = new ArrayDeque<>();
    private final BuildStep step = new BuildStep();
    private boolean building;
    private Optional<String> id = Optional.empty();

    ImageBuild(String image, Consumer<ComponentEvent> events) {
        this.image = image;
        this.events = events;
    }

    @Override
    protected void tell(BuildResponseItem item) {
        String text = item.getStream() != null ? item.getStream() : item.getStatus();
        if (text == null) {
            return;
        }
        for (String line : text.split("[\r\n]+")) {
            if (!line.isBlank()) {
                tell(line);
            }
        }
    }

    private synchronized void tell(String line) {
        if (last.size() == KEPT_LINES) {
            last.removeFirst();
        }
        last.addLast(line);
        Matcher result = RESULT.matcher(line.strip());
        if (result.matches()) {
            id = Optional.of(result.group(1));
        }
        if (!building) {
            step.see(line);
            building = step.isWork();
            if (building) {
                step.lines().forEach(this::show);
            }
        } else {
            show(line);
        }
    }

    private void show(String line) {
        events.accept(new ComponentEvent.ImageBuild(image, line));
    }

    /** The id of the image that was built, if the engine told it. */
    synchronized Optional<String> id() {
        return id;
    }

    /** Whether something was done that was not in the engine's cache. */
    synchronized boolean hasChanged() {
        return building;
    }

    /** The last lines, for an error. */
    synchronized String lastLines() {
        return String.join("\n", last);
    }
}
