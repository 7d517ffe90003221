package dev.loveless.api.log;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A place that events are delivered to, by one thread. */
interface Destination {
    /** How many events it takes at once. */
    int atOnce();

    /** How often it is tried again to deliver what it did not take. */
    int retries();

    /** How long to wait before it is tried again. */
    Duration delay(int retry);

    /** Delivers events; when this returns they have arrived. */
    void write(List<String> events) throws IOException;

    /** Nothing more will come. */
    void close() throws IOException;
}
