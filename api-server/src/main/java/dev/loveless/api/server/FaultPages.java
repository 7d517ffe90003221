package dev.loveless.api.server;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Jetty, or a fault of ours, makes of a request comes out as an error of the API's form. */
final class FaultPages implements Request.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(FaultPages.class);
    private static final int FAULT = 500;
    /** What Jetty answers while it stops. */
    private static final int STOPPING = 503;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        FrontDoor.refuse(
                refusal(response.getStatus(), cause, message == null ? null : message.toString()), response, callback);
        return true;
    }

    private static Refusal refusal(int status, Object cause, @Nullable String message) {
        if (cause instanceof HttpException fault) {
            return Refusal.ofHttp(fault.getCode(), fault.getReason());
        }
        if (cause instanceof EofException) {
            // The connection is being closed, by a client that left or by a server that stops.
            return Refusal.ofStop();
        }
        if (cause instanceof Throwable fault && status >= FAULT) {
            LOG.error("A request could not be met", fault);
            return Refusal.ofFault();
        }
        return status == STOPPING ? Refusal.ofStop() : Refusal.ofHttp(status, message);
    }
}
