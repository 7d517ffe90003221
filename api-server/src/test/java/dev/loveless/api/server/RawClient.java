package dev.loveless.api.server;

import dev.loveless.api.Patience;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says what no well-behaved client would. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) Patience.LIMIT.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
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

    /** Says that nothing more will come. */
    RawClient sayNoMore() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The answer up to the end of the connection, or of what its header announces. */
    String answer() throws IOException {
        StringBuilder text = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            text.append((char) next);
            int announced = next == '\n' ? announced(text) : -1;
            if (announced >= 0) {
                text.append(new String(in.readNBytes(announced), StandardCharsets.ISO_8859_1));
                break;
            }
            next = in.read();
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** As {@link #answer}, after those that HTTP lets clients pass over. */
    String lastAnswer() throws IOException {
        String answer = answer();
        while (answer.startsWith("HTTP/1.1 100")) {
            answer = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
        return answer;
    }

    /** How many bytes follow on a header that is complete; negative if it is not, or does not tell. */
    private static int announced(StringBuilder text) {
        int length = text.indexOf("Content-Length: ");
        return length < 0 || text.indexOf("\r\n\r\n", length) < 0
                ? -1
                : Integer.parseInt(text.substring(length + 16, text.indexOf("\r\n", length)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
