package dev.loveless.conformance.sdk;

import dev.loveless.conformance.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Sends what the SDK has to send to a port of this machine, whatever host it is for: as if the name led here. What is
 * sent says the host, as ever. Thread-safe.
 */
final class StraightClient implements SdkHttpClient {
    private final int port;
    private final List<String> hosts = new CopyOnWriteArrayList<>();

    StraightClient(int port) {
        this.port = port;
    }

    /** The header {@code Host} of each request so far. */
    List<String> hosts() {
        return hosts;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return exchange(request);
            }

            @Override
            public void abort() {
                // Each exchange is over when it has been called.
            }
        };
    }

    private HttpExecuteResponse exchange(HttpExecuteRequest request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Patience.LIMIT.toMillis());
            byte[] body = body(request);
            OutputStream out = socket.getOutputStream();
            out.write(head(request.httpRequest(), body.length).getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            return answer(socket.getInputStream().readAllBytes());
        }
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        ContentStreamProvider content = request.contentStreamProvider().get();
        try (InputStream stream = content.newStream()) {
            return stream.readAllBytes();
        }
    }

    private String head(SdkHttpRequest request, int length) {
        StringBuilder head = new StringBuilder(request.method() + " " + request.encodedPath() + " HTTP/1.1\r\n");
        String host = request.host() + ":" + request.port();
        hosts.add(host);
        head.append("Host: ").append(host).append("\r\nConnection: close\r\n");
        head.append("Content-Length: ").append(length).append("\r\n");
        request.forEachHeader((name, values) -> {
            if (!List.of("host", "content-length", "connection").contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        return head.append("\r\n").toString();
    }

    private static HttpExecuteResponse answer(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        SdkHttpResponse.Builder response =
                SdkHttpResponse.builder().statusCode(Integer.parseInt(lines[0].split(" ")[1]));
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(": ", 2);
            response.appendHeader(header[0], header[1]);
        }
        InputStream body = new ByteArrayInputStream(bytes, end + 4, bytes.length - end - 4);
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(body))
                .build();
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
