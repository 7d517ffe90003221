package dev.loveless.docker.client;

/**
 * The name of an image, as {@code docker run} takes it.
 *
 * @param tag or digest; {@code latest} where none is given: an engine that is told none pulls all
 */
record ImageReference(String repository, String tag) {
    static ImageReference parse(String text) {
        int digest = text.indexOf('@');
        if (digest >= 0) {
            return new ImageReference(text.substring(0, digest), text.substring(digest + 1));
        }
        int colon = text.lastIndexOf(':');
        // One before a slash is that of a registry's port.
        return colon > text.lastIndexOf('/')
                ? new ImageReference(text.substring(0, colon), text.substring(colon + 1))
                : new ImageReference(text, "latest");
    }
}
