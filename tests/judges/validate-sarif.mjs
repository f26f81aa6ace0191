// Judges SARIF 2.1.0 documents: node validate-sarif.mjs <file…>
// Exit code 0: accepted. 1: refused; the reasons are on standard error. 2: wrong use.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const files = process.argv.slice(2);
if (files.length === 0) {
    console.error('usage: node validate-sarif.mjs <file…>');
    process.exit(2);
}

const tool = path.join(path.dirname(createRequire(import.meta.url).resolve('@microsoft/sarif-multitool-linux/package.json')), 'Sarif.Multitool');
chmodSync(tool, 0o755);
const folder = mkdtempSync(path.join(os.tmpdir(), 'sarif-judge-'));
let refused = false;
try {
    for (const file of files) {
        const output = path.join(folder, 'judgement.sarif');
        try {
            execFileSync(tool, ['validate', path.resolve(file), '--output', output, '--log', 'ForceOverwrite'],
                { stdio: 'pipe', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } });
        } catch (error) {
            // A refusal ends with an exit code too; what counts is whether there is a judgement.
            if (error.status === null)
                throw error;
        }

        for (const result of JSON.parse(readFileSync(output, 'utf8').replace(/^\uFEFF/, '')).runs[0].results ?? []) {
            const line = `${path.basename(file)}: ${result.ruleId} ${JSON.stringify(result.message.arguments ?? result.message.text ?? '')}`;
            if ((result.level ?? 'warning') === 'error') {
                refused = true;
                console.error(line);
            } else {
                console.log(line);
            }
        }
    }
} finally {
    rmSync(folder, { recursive: true, force: true });
}

process.exit(refused ? 1 : 0);
