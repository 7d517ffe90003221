package dev.loveless.docker.client;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.loveless.docker.client.EngineConnection.OutputListener;
import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the output of one container. docker-java's own base class writes errors to the log. */
final class Following implements ResultCallback<Frame> {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final LineSplitter standardOutput;
    private final LineSplitter standardError;
    private final CompletableFuture<Void> established = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    Following(OutputListener listener) {
        standardOutput = new LineSplitter(listener, false);
        standardError = new LineSplitter(listener, true);
    }

    /** Done when the engine has begun to hand output over, or will not. */
    CompletableFuture<Void> established() {
        return established;
    }

    /** Done when all has been told; exceptionally, if it broke off before that. */
    CompletableFuture<Void> end() {
        return end;
    }

    @Override
    public void onStart(Closeable stream) {
        established.complete(null);
    }

    @Override
    public void onNext(Frame frame) {
        (frame.getStreamType() == StreamType.STDERR ? standardError : standardOutput).write(frame.getPayload());
    }

    @Override
    public void onError(Throwable thrown) {
        LOG.debug("The output of a container broke off", thrown);
        tellTheRest();
        established.complete(null);
        end.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        finish();
    }

    private void finish() {
        tellTheRest();
        established.complete(null);
        end.complete(null);
    }

    private void tellTheRest() {
        if (!end.isDone()) {
            standardOutput.finish();
            standardError.finish();
        }
    }

    @Override
    public void close() {
        // Nothing is held here; docker-java ends the stream.
    }
}
