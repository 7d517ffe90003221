package dev.loveless.cli.validate;

import java.io.PrintWriter;

/** Prints what was found. */
interface Report {
    /**
     * @param out for the findings
     * @param err for what is said to people beside them
     */
    void print(Validation validation, PrintWriter out, PrintWriter err);
}
