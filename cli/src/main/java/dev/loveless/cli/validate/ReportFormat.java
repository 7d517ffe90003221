package dev.loveless.cli.validate;

import dev.loveless.asl.display.Style;

/** The forms a report is printed in. */
enum ReportFormat {
    /** For people. */
    TEXT,
    /** For scripts; described in docs/validate.md. */
    JSON,
    /** SARIF 2.1.0 (OASIS), which code hosts show on the lines concerned. */
    SARIF;

    Report report(Style style) {
        return switch (this) {
            case TEXT -> new TextReport(style);
            case JSON -> new JsonReport();
            case SARIF -> new SarifReport();
        };
    }
}
