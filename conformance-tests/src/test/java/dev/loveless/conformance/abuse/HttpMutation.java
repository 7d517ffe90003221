package dev.loveless.conformance.abuse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Puts a body into HTTP as nobody should. */
final class HttpMutation {
    private static final String CRLF = "\r\n";
    private static final List<String> METHODS =
            List.of("GET", "PUT", "HEAD", "OPTIONS", "DELETE", "TRACE", "CONNECT", "post", "P\u00d6ST", "", "PRI");
    private static final List<String> PATHS = List.of(
            "/x",
            "*",
            "//",
            "/../etc",
            "/%00",
            "/%zz",
            "/?a=b",
            "/;x",
            "http://evil.example/",
            "/_loveless/x",
            "/_loveless/metrics",
            "/_loveless/health",
            "",
            "/" + "p".repeat(40_000));
    private static final List<String> HEADERS = List.of(
            "Content-Encoding: gzip",
            "Content-Type: text/html; charset=utf-7",
            "Expect: 100-continue",
            "Expect: nothing",
            "Origin: http://evil.example",
            "Origin: null",
            "Host: evil.example",
            "Transfer-Encoding: chunked, gzip",
            "Transfer-Encoding: identity",
            "Content-Length: 5",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Connection: upgrade",
            "Upgrade: h2c",
            "No-Colon",
            ": empty",
            " folded: x",
            "X\u0001: y",
            "X: \u0000",
            "X-Amzn-Trace-Id: " + "\u00e4".repeat(300),
            "X: " + "y".repeat(40_000),
            "Cookie: a=b; $Version=1; \"",
            "Range: bytes=0-",
            "Access-Control-Request-Method: POST");
    private static final List<String> TARGETS = List.of(
            "AWSStepFunctions.",
            "AWSStepFunctions.Nothing",
            "StartExecution",
            "AWSStepFunctions.startExecution",
            "DynamoDB_20120810.ListTables",
            "AWSStepFunctions." + "x".repeat(5_000),
            "\u00ff",
            "");

    private HttpMutation() {}

    /** A request with something wrong around its body, or nothing at times. */
    static byte[] request(String action, byte[] body, SplittableRandom random) {
        String target = random.nextInt(4) == 0 ? pick(TARGETS, random) : "AWSStepFunctions." + action;
        String method = random.nextInt(4) == 0 ? pick(METHODS, random) : "POST";
        String path = random.nextInt(4) == 0 ? pick(PATHS, random) : "/";
        String version =
                random.nextInt(12) == 0 ? pick(List.of("HTTP/1.0", "HTTP/2.0", "HTTP/9", ""), random) : "HTTP/1.1";
        StringBuilder head = new StringBuilder(method + " " + path + " " + version + CRLF);
        if (random.nextInt(8) != 0) {
            head.append("Host: localhost").append(CRLF);
        }
        if (random.nextInt(8) != 0) {
            head.append("X-Amz-Target: ").append(target).append(CRLF);
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            head.append(pick(HEADERS, random)).append(CRLF);
        }
        return random.nextInt(3) == 0 ? chunked(head, body, random) : announced(head, body, random);
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }

    private static byte[] announced(StringBuilder head, byte[] body, SplittableRandom random) {
        int length = random.nextInt(6) == 0 ? random.nextInt(body.length + 20) : body.length;
        if (random.nextInt(10) != 0) {
            head.append("Content-Length: ").append(length).append(CRLF);
        }
        byte[] whole = joined(bytes(head + CRLF), body);
        return random.nextInt(10) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole;
    }

    private static byte[] chunked(StringBuilder head, byte[] body, SplittableRandom random) {
        head.append("Transfer-Encoding: chunked").append(CRLF).append(CRLF);
        String size = random.nextInt(3) == 0
                ? pick(List.of("zz", "-1", "ffffffffffffffff", "1", "", "5;x=y"), random)
                : Integer.toHexString(body.length);
        String end =
                random.nextInt(4) == 0 ? pick(List.of("", "0", "\r\n", "0\r\nX: y\r\n\r\n"), random) : "\r\n0\r\n\r\n";
        return joined(bytes(head + size + CRLF), body, bytes(end));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
