package dev.loveless.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Has {@code loveless serve} answer the usual calls, and ends it. */
final class ServeRehearsal {
    private static final Pattern PORT = Pattern.compile("Starting server on port (\\d+)");
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:";
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:standard:one";
    private static final String DEFINITION = "{\\\"StartAt\\\":\\\"Pass\\\",\\\"States\\\":{\\\"Pass\\\":"
            + "{\\\"Type\\\":\\\"Pass\\\",\\\"Next\\\":\\\"Choice\\\"},\\\"Choice\\\":{\\\"Type\\\":\\\"Choice\\\","
            + "\\\"Choices\\\":[{\\\"Variable\\\":\\\"$.a\\\",\\\"IsPresent\\\":true,\\\"Next\\\":\\\"End\\\"}],"
            + "\\\"Default\\\":\\\"End\\\"},\\\"End\\\":{\\\"Type\\\":\\\"Succeed\\\"}}}";

    private final CommandLine commandLine;

    ServeRehearsal(CommandLine commandLine) {
        this.commandLine = commandLine;
    }

    void execute(String... arguments) {
        PortFinder out = new PortFinder();
        Thread server = new Thread(
                () -> {
                    commandLine.setOut(new PrintWriter(out)).execute(arguments);
                    out.port.cancel(false);
                },
                "loveless-rehearsal");
        server.start();
        try {
            call(out.port.join());
        } catch (IOException | CancellationException e) {
            // What was not rehearsed is only slower.
            return;
        } finally {
            server.interrupt();
            join(server);
        }
    }

    private static void call(int port) throws IOException {
        call(port, "CreateStateMachine", machine("standard", "STANDARD"));
        call(port, "CreateStateMachine", machine("express", "EXPRESS"));
        call(port, "StartExecution", "{\"stateMachineArn\":\"" + MACHINE + "standard\",\"name\":\"one\"}");
        call(
                port,
                "StartSyncExecution",
                "{\"stateMachineArn\":\"" + MACHINE + "express\",\"input\":\"{\\\"a\\\":1}\"}");
        call(port, "DescribeExecution", "{\"executionArn\":\"" + EXECUTION + "\"}");
        call(port, "GetExecutionHistory", "{\"executionArn\":\"" + EXECUTION + "\"}");
        call(port, "DescribeStateMachine", "{\"stateMachineArn\":\"" + MACHINE + "standard\"}");
        call(port, "ListExecutions", "{\"stateMachineArn\":\"" + MACHINE + "standard\"}");
        call(port, "ListStateMachines", "{}");
        call(port, "DeleteStateMachine", "{\"stateMachineArn\":\"none\"}");
        send(port, "GET /_loveless/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        send(port, "GET /_loveless/metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private static String machine(String name, String type) {
        return "{\"name\":\"" + name + "\",\"type\":\"" + type
                + "\",\"roleArn\":\"arn:aws:iam::123456789012:role/none\",\"definition\":\"" + DEFINITION + "\"}";
    }

    private static void call(int port, String action, String body) throws IOException {
        send(
                port,
                "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Amz-Target: AWSStepFunctions." + action
                        + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private static void send(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    private static void join(Thread server) {
        try {
            server.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes what the server says, and finds its port in it. */
    private static final class PortFinder extends Writer {
        private final CompletableFuture<Integer> port = new CompletableFuture<>();
        private final StringBuilder said = new StringBuilder();

        @Override
        public void write(char[] text, int offset, int length) {
            said.append(text, offset, length);
            Matcher matcher = PORT.matcher(said);
            if (matcher.find()) {
                port.complete(Integer.valueOf(matcher.group(1)));
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is kept.
        }
    }
}
