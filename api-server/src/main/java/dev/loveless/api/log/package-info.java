/**
 * What executions tell others beside the API: execution log events as AWS writes them to CloudWatch Logs, and changes
 * of status as AWS sends them to EventBridge.
 */
@NullMarked
package dev.loveless.api.log;

import org.jspecify.annotations.NullMarked;
