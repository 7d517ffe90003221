package dev.loveless.benchmarks.server;

import java.nio.charset.StandardCharsets;

/** Requests as an SDK sends them, signature and all. Immutable. */
final class Requests {
    private final String head;

    Requests(int port) {
        head = " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUser-Agent: loveless-benchmarks\r\nX-Amz-Date: 20260101T000000Z"
                + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/states/aws4_request,"
                + " SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature="
                + "0".repeat(64);
    }

    /** A call of an action. */
    byte[] call(String action, String body) {
        return bytes("POST /" + head + "\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AWSStepFunctions."
                + action + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    byte[] get(String path) {
        return bytes("GET " + path + head + "\r\n\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
