package dev.loveless.docker.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function with a runtime of its own, to be started as a process: asks the Runtime API for requests and does what
 * they say, as {@code {"do": "fail", "with": "MyError"}}. Knows nothing but the JDK.
 */
public final class TestFunction {
    private static final Pattern MEMBER = Pattern.compile("\"(do|with)\"\\s*:\\s*\"([^\"]*)\"");
    private static int count;

    private TestFunction() {}

    /** @param arguments how it behaves before its first request: {@code fail}, {@code exit N}, {@code delay MS} */
    public static void main(String[] arguments) throws Exception {
        String api = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";
        String how = arguments.length == 0 ? "" : arguments[0];
        switch (how) {
            case "fail" -> {
                post(api + "init/error", error("Init.Broken", "no luck"));
                System.exit(1);
            }
            case "exit" -> System.exit(Integer.parseInt(arguments[1]));
            case "delay" -> pause(Integer.parseInt(arguments[1]));
            default -> {}
        }
        // What it takes to answer is loaded now, and not in the time of its first request.
        post(api + "invocation/none/response", "{}");
        while (true) {
            work(api);
        }
    }

    private static void work(String api) throws Exception {
        HttpURLConnection next = (HttpURLConnection) new URL(api + "invocation/next").openConnection();
        String payload = read(next);
        String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
        count++;
        String answers = api + "invocation/" + id + "/";
        String with = member(payload, "with");
        switch (member(payload, "do")) {
            case "count" ->
                post(
                        answers + "response",
                        "{\"count\":" + count + ",\"pid\":"
                                + ProcessHandle.current().pid() + "}");
            case "fail" -> post(answers + "error", error(with, "as told"));
            case "fail-untyped" -> post(answers + "error", "{\"errorMessage\":\"as told\"}");
            case "exit" -> Runtime.getRuntime().halt(Integer.parseInt(with));
            case "answer-and-exit" -> {
                post(answers + "response", "\"bye\"");
                Runtime.getRuntime().halt(0);
            }
            case "wait" -> {
                pause(Integer.parseInt(with));
                post(answers + "response", "{\"count\":" + count + "}");
            }
            case "wait-for" -> {
                System.out.println("waits");
                while (!Files.exists(Path.of(with))) {
                    pause(20);
                }
                post(answers + "response", "{\"count\":" + count + "}");
            }
            case "print" -> {
                System.out.println("out: " + with);
                System.err.println("err: " + with);
                post(answers + "response", "null");
            }
            case "variable" -> post(answers + "response", "\"" + System.getenv(with) + "\"");
            case "header" -> post(answers + "response", "\"" + next.getHeaderField(with) + "\"");
            case "text" -> post(answers + "response", with);
            case "large" -> post(answers + "response", "\"" + "x".repeat(Integer.parseInt(with)) + "\"");
            default -> post(answers + "response", payload);
        }
    }

    private static String member(String payload, String name) {
        Matcher members = MEMBER.matcher(payload);
        while (members.find()) {
            if (members.group(1).equals(name)) {
                return members.group(2);
            }
        }
        return "";
    }

    private static String error(String type, String message) {
        return "{\"errorMessage\": \"" + message + "\", \"errorType\": \"" + type + "\", \"stackTrace\": []}";
    }

    private static void pause(int milliseconds) throws InterruptedException {
        new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS);
    }

    private static String read(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void post(String url, String json) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(json.getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() == 202) {
            read(connection);
        }
    }
}
