package dev.loveless.docker.client;

import com.github.dockerjava.api.model.BuildResponseItem;
import dev.loveless.docker.event.ComponentEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The progress of a build, line by line. */
final class ImageBuild extends Progress<BuildResponseItem> {
    private static final int KEPT_LINES = 20;

    private final String image;
    private final Consumer<ComponentEvent> events;
    private final Deque<String> last = new ArrayDeque<>();

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
        events.accept(new ComponentEvent.ImageBuild(image, line));
    }

    /** The last lines, for an error. */
    synchronized String lastLines() {
        return String.join("\n", last);
    }
}
