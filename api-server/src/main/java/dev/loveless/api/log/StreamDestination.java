package dev.loveless.api.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Writes events as lines. What a stream has failed to take is not tried again: part of it may have arrived. */
final class StreamDestination implements Destination {
    private static final int AT_ONCE = 1_000;

    private final OutputStream stream;
    private final boolean owned;

    /** @param owned whether the stream is to be closed at the end */
    StreamDestination(OutputStream stream, boolean owned) {
        this.stream = stream;
        this.owned = owned;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public int retries() {
        return 0;
    }

    @Override
    public Duration delay(int retry) {
        return Duration.ZERO;
    }

    @Override
    public void write(List<String> events) throws IOException {
        String lines = String.join("\n", events) + "\n";
        stream.write(lines.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    @Override
    public void close() throws IOException {
        if (owned) {
            stream.close();
        }
    }
}
