package dev.loveless.api.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says what no well-behaved client would. */
final class RawClient implements AutoCloseable {
    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
    }

    RawClient say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** A call that is complete. */
    RawClient call(String target, String body) throws IOException {
        return say("POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: " + target + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    /** The answer up to the end of the connection, or of what its header announces. */
    String answer() throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        int next = in.read();
        while (next >= 0) {
            text.append((char) next);
            if (isWhole(text)) {
                break;
            }
            next = in.read();
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static boolean isWhole(StringBuilder text) {
        int head = text.indexOf("\r\n\r\n");
        int length = text.indexOf("Content-Length: ");
        if (head < 0 || length < 0 || length > head) {
            return false;
        }
        int size = Integer.parseInt(text.substring(length + 16, text.indexOf("\r\n", length)));
        return text.length() == head + 4 + size;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
