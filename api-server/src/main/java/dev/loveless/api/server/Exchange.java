package dev.loveless.api.server;

import org.eclipse.jetty.server.Request;

/**
 * A request that was let in, with its whole body, on its way from {@link FrontDoor} to a route.
 *
 * @param body nobody changes it
 */
record Exchange(Request request, byte[] body) {
    /** The attribute of the request that it is kept in. */
    static final String ATTRIBUTE = Exchange.class.getName();
}
