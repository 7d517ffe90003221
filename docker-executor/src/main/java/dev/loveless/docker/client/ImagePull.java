package dev.loveless.docker.client;

import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;
import dev.loveless.docker.event.ComponentEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The progress of a pull, over all layers of the image. Told when it changes. */
final class ImagePull extends Progress<PullResponseItem> {
    private static final long MEGABYTE = 1_000_000;
    private static final Set<String> FINISHED = Set.of("Pull complete", "Already exists");
    private static final Set<String> LOADED = Set.of("Download complete", "Extracting", "Verifying Checksum");

    private final String image;
    private final Consumer<ComponentEvent> events;
    private final Map<String, Layer> layers = new HashMap<>();
    private String told = "";

    /** In bytes. */
    private record Layer(long loaded, long size, boolean finished) {
        private static final Layer UNKNOWN = new Layer(0, 0, false);
    }

    ImagePull(String image, Consumer<ComponentEvent> events) {
        this.image = image;
        this.events = events;
    }

    @Override
    protected void tell(PullResponseItem item) {
        String status = item.getStatus();
        if (status == null || item.getId() == null || status.startsWith("Pulling from")) {
            return;
        }
        Layer layer = layers.getOrDefault(item.getId(), Layer.UNKNOWN);
        if (FINISHED.contains(status)) {
            layer = new Layer(layer.size(), layer.size(), true);
        } else if (LOADED.contains(status)) {
            layer = new Layer(layer.size(), layer.size(), false);
        } else if (status.equals("Downloading")) {
            layer = downloading(item.getProgressDetail(), layer);
        }
        layers.put(item.getId(), layer);
        String now = text();
        if (!now.equals(told)) {
            told = now;
            events.accept(new ComponentEvent.ImagePull(image, now));
        }
    }

    private static Layer downloading(ProgressDetail detail, Layer layer) {
        if (detail == null || detail.getCurrent() == null || detail.getTotal() == null) {
            return layer;
        }
        return new Layer(detail.getCurrent(), detail.getTotal(), false);
    }

    private String text() {
        long finished = layers.values().stream().filter(Layer::finished).count();
        long loaded = layers.values().stream().mapToLong(Layer::loaded).sum();
        long size = layers.values().stream().mapToLong(Layer::size).sum();
        String text = finished + " of " + layers.size() + " layers";
        return size == 0 ? text : text + ", " + loaded / MEGABYTE + " of " + size / MEGABYTE + " MB";
    }
}
