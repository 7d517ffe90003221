package dev.loveless.docker.runtime;

/** The way by which one container or process is handed its requests, one at a time. Thread-safe; nothing blocks. */
public interface RequestChannel {
    /** Hands a request over, now or when the component asks for it. Only when the one before has been answered. */
    void give(RuntimeRequest request);

    /** Nothing is handed over and no answer is taken any more. */
    void end();

    /** What the channel holds can be used for another component: this one is gone for good. */
    void release();
}
