package dev.loveless.conformance.abuse;

import dev.loveless.conformance.Patience;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends bytes and takes answers. Of one thread. */
final class Caller implements AutoCloseable {
    private final int port;
    private @Nullable Line kept;

    Caller(int port) {
        this.port = port;
    }

    private record Line(Socket socket, InputStream in) {
        static Line to(int port) throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout((int) Patience.LIMIT.toMillis());
            socket.setTcpNoDelay(true);
            return new Line(socket, new BufferedInputStream(socket.getInputStream()));
        }
    }

    /**
     * What came back.
     *
     * @param status 0 if the connection was closed without an answer, as one may be whose request never ended
     */
    record Reply(int status, String head, String body) {
        static final Reply NONE = new Reply(0, "", "");
    }

    /**
     * A request that is in order as HTTP has it, over a connection that is kept. As clients do, over a new one where
     * the server has closed that which was kept: it may at any time, after a request of which it did not read all above
     * all.
     */
    Reply call(String action, byte[] body) throws IOException {
        boolean isKept = kept != null;
        Reply reply = callOnce(action, body);
        return reply.status() == 0 && isKept ? callOnce(action, body) : reply;
    }

    private Reply callOnce(String action, byte[] body) throws IOException {
        Line line = kept;
        if (line == null) {
            line = Line.to(port);
            kept = line;
        }
        try {
            line.socket().getOutputStream().write(request(action, body));
        } catch (IOException e) {
            close();
            return Reply.NONE;
        }
        Reply reply = reply(line.in(), false);
        if (reply.status() == 0 || reply.head().contains("connection: close")) {
            close();
        }
        return reply;
    }

    /** A request that is in order as HTTP has it. */
    static byte[] request(String action, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSStepFunctions." + action
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** Anything, over a connection of its own; after it nothing more comes. */
    Reply say(byte[] bytes) throws IOException {
        Line line = Line.to(port);
        try (Socket socket = line.socket()) {
            try {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
            } catch (IOException e) {
                // It has been answered before it was all said.
                return Reply.NONE;
            }
            return reply(line.in(), startsWith(bytes, "HEAD "));
        }
    }

    private static boolean startsWith(byte[] bytes, String lead) {
        return new String(bytes, 0, Math.min(bytes.length, lead.length()), StandardCharsets.ISO_8859_1).equals(lead);
    }

    private static Reply reply(InputStream in, boolean headOnly) throws IOException {
        try {
            String head = head(in);
            if (head.isEmpty()) {
                return Reply.NONE;
            }
            if (head.startsWith("http/1.1 100 ")) {
                return reply(in, headOnly);
            }
            int status = Integer.parseInt(head.split(" ")[1]);
            byte[] body = headOnly ? new byte[0] : body(in, head);
            return new Reply(status, head, new String(body, StandardCharsets.UTF_8));
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // Reset: the server has closed it with something of the request unread.
            return Reply.NONE;
        }
    }

    private static byte[] body(InputStream in, String head) throws IOException {
        int length = head.indexOf("content-length: ");
        if (length < 0) {
            return new byte[0];
        }
        int begin = length + "content-length: ".length();
        return in.readNBytes(Integer.parseInt(head.substring(begin, head.indexOf('\r', begin))));
    }

    /** In lower case; empty if nothing comes. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        Line line = kept;
        kept = null;
        if (line != null) {
            line.socket().close();
        }
    }
}
