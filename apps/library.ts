// `shuquan/machines`, under the name that it had before the machines were a package of their own.
export * from '@shuquan/machines';
