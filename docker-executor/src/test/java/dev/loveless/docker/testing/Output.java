package dev.loveless.docker.testing;

import dev.loveless.docker.client.EngineConnection.OutputListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what a container writes. */
public final class Output implements OutputListener {
    private final List<String> standardOutput = Collections.synchronizedList(new ArrayList<>());
    private final List<String> standardError = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void line(boolean isError, String line) {
        (isError ? standardError : standardOutput).add(line);
    }

    public List<String> standardOutput() {
        return standardOutput;
    }

    public List<String> standardError() {
        return standardError;
    }
}
