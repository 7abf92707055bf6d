import { Tickfold } from 'tickfold-client';

/** The running instance that the environment names, if it names one. */
export function instance(): { url: string; token: string } | undefined {
    const { TICKFOLD_URL: url, TICKFOLD_TOKEN: token } = process.env;
    return url === undefined || token === undefined ? undefined : { url, token };
}

/** A client of it that waits as long as a restart may take. */
export function patientClient(): Tickfold {
    const there = instance();
    if (there === undefined) {
        throw new Error('TICKFOLD_URL and TICKFOLD_TOKEN are not set');
    }
    return new Tickfold({ ...there, deadlineMs: 900_000, silenceMs: 30_000 });
}
