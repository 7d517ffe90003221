package dev.loveless.api.server;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What each request passes before any route sees it: who calls, by which name, and whether its body may come in. */
final class FrontDoor extends Handler.Wrapper {
    static final String REQUEST_ID = "x-amzn-RequestId";
    static final String ERROR_TYPE = "x-amzn-ErrorType";
    static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private static final HttpField AMZ_JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
    private static final int NO_CONTENT = 204;

    private final HostRules rules;
    private final ServerOptions options;
    private final BodyBudget bodies;

    FrontDoor(ServerOptions options) {
        this.options = options;
        this.bodies = new BodyBudget(options.mostBytesOfBodies());
        this.rules = new HostRules(options.host(), options.furtherHosts(), options.furtherOrigins());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpFields headers = request.getHeaders();
        HttpURI uri = request.getHttpURI();
        String origin = headers.get(HttpHeader.ORIGIN);
        Optional<Refusal> refusal = rules.check(uri.getHost(), uri.getAuthority(), origin);
        if (refusal.isPresent()) {
            refuse(refusal.get(), response, callback);
            return true;
        }
        if (origin != null && rules.isAllowedOrigin(origin)) {
            letPageReadAnswer(origin, response);
            if (HttpMethod.OPTIONS.is(request.getMethod())) {
                letPageCall(headers, response, callback);
                return true;
            }
        }
        String encoding = headers.get(HttpHeader.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(Refusal.ofEncoding(encoding), response, callback);
            return true;
        }
        new BodyReading(request, options.mostBodyBytes(), bodies, options.bodyTimeout(), new BodyReading.Reader() {
                    @Override
                    public void read(byte[] body) {
                        letIn(request, body, response, callback);
                    }

                    @Override
                    public void refused(Refusal why) {
                        refuse(why, response, callback);
                    }
                })
                .run();
        return true;
    }

    private void letIn(Request request, byte[] body, Response response, Callback callback) {
        request.setAttribute(Exchange.ATTRIBUTE, new Exchange(request, body));
        try {
            if (!super.handle(request, response, callback)) {
                refuse(Refusal.ofPath(request.getHttpURI().getPath()), response, callback);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private static void letPageReadAnswer(String origin, Response response) {
        response.getHeaders().put("Access-Control-Allow-Origin", origin);
        response.getHeaders().put("Access-Control-Expose-Headers", REQUEST_ID + ", " + ERROR_TYPE);
        response.getHeaders().add(HttpHeader.VARY, "Origin");
    }

    private static void letPageCall(HttpFields asked, Response response, Callback callback) {
        response.setStatus(NO_CONTENT);
        response.getHeaders().put("Access-Control-Allow-Methods", "GET, POST");
        String headers = asked.get("Access-Control-Request-Headers");
        if (headers != null) {
            response.getHeaders().put("Access-Control-Allow-Headers", headers);
        }
        callback.succeeded();
    }

    /** Answers in place of a route. */
    static void refuse(Refusal refusal, Response response, Callback callback) {
        response.setStatus(refusal.status());
        response.getHeaders().put(AMZ_JSON);
        response.getHeaders().put(REQUEST_ID, UUID.randomUUID().toString());
        response.getHeaders().put(ERROR_TYPE, refusal.type());
        response.write(true, ByteBuffer.wrap(refusal.body()), callback);
    }
}
