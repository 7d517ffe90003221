package dev.loveless.docker.runtime;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes the body of a response, no more of it than a payload may have. */
final class BoundedBodySubscriber implements BodySubscriber<BoundedBody> {
    private final BoundedBody body = new BoundedBody(RuntimeErrors.LARGEST_PAYLOAD);
    private final CompletableFuture<BoundedBody> read = new CompletableFuture<>();

    @Override
    public CompletionStage<BoundedBody> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        pieces.forEach(body::add);
    }

    @Override
    public void onError(Throwable reason) {
        read.completeExceptionally(reason);
    }

    @Override
    public void onComplete() {
        read.complete(body);
    }
}
