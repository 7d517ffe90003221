package dev.loveless.docker.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Gathers a body up to a size; what is beyond is read and dropped. Not thread-safe. */
final class BoundedBody {
    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private boolean tooLarge;

    BoundedBody(int most) {
        this.most = most;
    }

    void add(ByteBuffer source) {
        int size = source.remaining();
        if (bytes.size() + size > most) {
            tooLarge = true;
            source.position(source.limit());
            return;
        }
        byte[] piece = new byte[size];
        source.get(piece);
        bytes.write(piece, 0, size);
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
