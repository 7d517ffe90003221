package dev.loveless.docker.component;

/** How a component is handed its requests. */
public enum Contract {
    /** The Lambda Runtime API: the component asks for its next request (documented). */
    RUNTIME_API,
    /** The component answers HTTP on port 8080 as the Lambda runtime interface emulator does (documented). */
    INTERFACE_EMULATOR
}
