package dev.loveless.api.log;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Posts each event, as JSON. */
final class HttpDestination implements Destination {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int RETRIES = 3;
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final int DELAY_GROWS_BY = 4;
    private static final int SUCCESS = 2;

    private final HttpClient client;
    private final URI endpoint;
    private final Duration timeout;

    /** @throws IllegalArgumentException if nothing can be posted to such a URL */
    HttpDestination(URI endpoint) {
        this(endpoint, TIMEOUT);
    }

    /**
     * As above.
     *
     * @param timeout of one attempt
     */
    HttpDestination(URI endpoint, Duration timeout) {
        this.endpoint = endpoint;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        request("{}");
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public int retries() {
        return RETRIES;
    }

    @Override
    public Duration delay(int retry) {
        return FIRST_DELAY.multipliedBy((long) Math.pow(DELAY_GROWS_BY, retry));
    }

    private HttpRequest request(String event) {
        return HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
    }

    @Override
    public void write(List<String> events) throws IOException {
        for (String event : events) {
            post(event);
        }
    }

    private void post(String event) throws IOException {
        try {
            int status = client.send(request(event), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 != SUCCESS) {
                throw new IOException("it answered with status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("its answer was not waited for any longer", e);
        }
    }

    @Override
    public void close() {
        // The client ends by itself when nobody holds it any more.
    }
}
